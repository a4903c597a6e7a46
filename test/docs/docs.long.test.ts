import { expectShownOutput, isLong, pages } from "./shown-output.js";

expectShownOutput(pages.filter(isLong));
