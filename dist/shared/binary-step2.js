import { t as binaryStep } from "./binary-step.js";

export { binaryStep };