"""An OpenID provider on this machine: real HTTP, real tokens, signed with a key it makes when it starts."""

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "foothold", "a-made-up-secret"


@dataclass
class Provider:
    """Who is signed in there, and what it says of them. `faults` changes what it answers."""

    claims: dict = field(default_factory=dict)
    faults: set = field(default_factory=set)

    def __post_init__(self):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.codes, self.tokens, self.asked = {}, set(), []
        handler = type("Handler", (Answer,), {"provider": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def configuration(self):
        names = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        found = {f"{name}_endpoint": f"{self.issuer}/{path}" for name, path in names.items()}
        methods = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
        return found | methods | {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys"}

    def keys(self):
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [key | {"kid": "one", "alg": "RS256", "use": "sig"}]}

    def id_token(self):
        now = int(time.time())
        said = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300} | self.claims
        if "for somebody else" in self.faults:
            said["aud"] = "another-client"
        return jwt.encode(said, self.key, algorithm="RS256", headers={"kid": "one"})


class Answer(BaseHTTPRequestHandler):
    provider: Provider

    def log_message(self, *args):
        """Says nothing."""

    def do_GET(self):
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == "/authorize":
            return self.authorize(asked)
        if address.path == "/userinfo":
            known = self.headers.get("Authorization", "").removeprefix("Bearer ") in self.provider.tokens
            return self.say(self.provider.claims if known else {}, 200 if known else 401)
        pages = {
            "/.well-known/openid-configuration": self.provider.configuration,
            "/keys": self.provider.keys,
        }
        return self.say(pages[address.path]())

    def authorize(self, asked):
        """The person is signed in here already: straight back, with a code that works once."""
        self.provider.asked.append(asked)
        code = secrets.token_urlsafe(8)
        self.provider.codes[code] = asked["code_challenge"]
        back = {"state": asked["state"]}
        back |= {"error": "access_denied"} if "stopped" in self.provider.faults else {"code": code}
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(back)}")
        self.end_headers()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        sent = {name: values[0] for name, values in parse_qs(body).items()}
        proof = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(proof).decode().rstrip("=")
        expected = self.provider.codes.pop(sent.get("code"), None)
        if expected != challenge or (sent.get("client_id"), sent.get("client_secret")) != (CLIENT, SECRET):
            return self.say({"error": "invalid_grant"}, 400)
        token = secrets.token_urlsafe(8)
        self.provider.tokens.add(token)
        said = {"access_token": token, "token_type": "Bearer", "expires_in": 300}
        return self.say(said | {"id_token": self.provider.id_token()})

    def say(self, words, status=200):
        body = json.dumps(words).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
