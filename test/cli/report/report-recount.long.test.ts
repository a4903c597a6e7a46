import { recountDemo } from "./recount-demo.js";

recountDemo("hiv", "nomsa", "pieter");
