import { t as tracingStep } from "./tracing-step.js";

export { tracingStep };