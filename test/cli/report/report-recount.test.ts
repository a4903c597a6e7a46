import { recountDemo } from "./recount-demo.js";

recountDemo("faculty", "amara", "bilal");
