import { expect, it } from "vitest";
import { colorName } from "../../src/report/wording/color-names.js";

it.each([
  ["#000000", "black"],
  ["#ffffff", "white"],
  ["#808080", "grey"],
  ["#ff0000", "red"],
  ["#ee7733", "orange"],
  ["#8b4513", "brown"],
  ["#ccbb44", "yellow"],
  ["#228833", "dark green"],
  ["#66ccee", "blue"],
  ["#4477aa", "blue"],
  ["#000080", "dark blue"],
  ["#aa3377", "pink"],
  ["#add8e6", "light blue"],
  ["", ""],
  ["blue", ""],
])("the colour %s is called %j", (hex, name) => expect(colorName(hex)).toBe(name));
