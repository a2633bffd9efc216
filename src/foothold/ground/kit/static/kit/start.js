// Every page works without this: it adds the design system's conveniences, such as moving to the error summary.
import { initAll } from "./vendor/govuk-frontend.min.js";

document.body.classList.add("govuk-frontend-supported");
initAll();
