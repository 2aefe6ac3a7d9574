import { n as verdictText, t as reportStep } from "./report-step.js";

export { reportStep };