import { wordsAreHeldBack } from "./words-are-held-back.js";

wordsAreHeldBack(true);
