import { expectOneNumberEach } from "./facts.js";

expectOneNumberEach([1]);
