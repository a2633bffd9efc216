"""Allauth's password forms with labels in sentence case."""

from allauth.account.forms import ChangePasswordForm, ResetPasswordKeyForm, SetPasswordForm

AGAIN = "The new password again"


class ChangePassword(ChangePasswordForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = "Your password now"
        self.fields["password1"].label = "New password"
        self.fields["password2"].label = AGAIN


class ChooseAgain(ResetPasswordKeyForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = "New password"
        self.fields["password2"].label = AGAIN


class ChooseFirst(SetPasswordForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password2"].label = "The password again"
