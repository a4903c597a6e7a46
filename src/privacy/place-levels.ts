/** How large a place a name stands for; null where that is not known. */
export type PlaceLevel = "country" | "region" | "district" | "city or town" | "facility" | "kind of place";

// Provinces, states and nations that studies name most; what is not here is unknown, and said to be so.
const regions = new Set(
  `eastern cape|free state|gauteng|kwazulu-natal|limpopo|mpumalanga|north west|northern cape|western cape|punjab|sindh|khyber pakhtunkhwa|balochistan|gilgit-baltistan|azad kashmir|england|scotland|wales|northern ireland|north east england|north west england|yorkshire and the humber|east midlands|west midlands|east of england|south east england|south west england|greater london|ontario|quebec|british columbia|alberta|manitoba|saskatchewan|nova scotia|new brunswick|newfoundland and labrador|new south wales|queensland|victoria|south australia|western australia|tasmania|northern territory|kerala|karnataka|tamil nadu|maharashtra|gujarat|rajasthan|bihar|odisha|assam|uttar pradesh|madhya pradesh|west bengal|andhra pradesh|telangana|bavaria|bayern|hessen|hesse|saxony|sachsen|thuringia|north rhine-westphalia|nordrhein-westfalen|baden-württemberg|lower saxony|niedersachsen|brandenburg|alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|west virginia|wisconsin|wyoming`.split(
    "|",
  ),
);

const words: readonly (readonly [PlaceLevel, RegExp])[] = [
  [
    "facility",
    /\b(hospital|clinic|school|university|college|surgery|practice|health cent(re|er)|chc|infirmary|ward)\b/i,
  ],
  ["district", /\b(district|county|municipality|borough|tehsil|taluka|sub-?county|parish)\b/i],
  ["region", /\b(province|region|state of|territory)\b/i],
  ["city or town", /\b(city|town|township|village|metro)\b/i],
  ["country", /\b(country|republic|kingdom|nation)\b/i],
  ["kind of place", /^(a |an |the )?(semi-?|peri-?)?(rural|urban|suburban|remote|inner[- ]city|coastal)\b/i],
];

let countries: ReadonlySet<string> | undefined;

/** The level of a place by its name: a country, a known region, or a word that says it. */
export function placeLevel(name: string): PlaceLevel | null {
  const key = name.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");
  if (regions.has(key)) return "region";
  if (isCountry(key)) return "country";
  return words.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}

/** Whether a name in lower case is that of a country. */
export function isCountry(name: string): boolean {
  countries ??= countryNames();
  return countries.has(name);
}

/** English names of countries, as the platform knows them. */
function countryNames(): ReadonlySet<string> {
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const found = letters.flatMap((a) => letters.map((b) => names.of(a + b)?.toLowerCase() ?? ""));
  return new Set([...found.filter((name) => name !== ""), "uk", "usa", "england and wales"]);
}

/** Whether a characteristic is a place, by its name. */
export const isPlaceKey = (key: string): boolean =>
  /(^|[ _-])(place|site|location|province|region|district|city|town|country|county|state|area|facility|clinic|hospital|workplace|home ?town)s?$/i.test(
    key.trim(),
  );
