import { t as metadataStep } from "./metadata-step.js";

export { metadataStep };