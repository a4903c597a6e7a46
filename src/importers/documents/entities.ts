/** Names of U+00A0 to U+00FF in order: browsers take these without a semicolon too. */
const latin =
  `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute
  micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig
  Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash
  Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute
  ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc
  uuml yacute thorn yuml`.split(/\s+/);

const others =
  `apos 39 OElig 338 oelig 339 Scaron 352 scaron 353 Yuml 376 fnof 402 circ 710 tilde 732 Alpha 913 Beta 914
  Gamma 915 Delta 916 Epsilon 917 Zeta 918 Eta 919 Theta 920 Iota 921 Kappa 922 Lambda 923 Mu 924 Nu 925 Xi 926
  Omicron 927 Pi 928 Rho 929 Sigma 931 Tau 932 Upsilon 933 Phi 934 Chi 935 Psi 936 Omega 937 alpha 945 beta 946
  gamma 947 delta 948 epsilon 949 zeta 950 eta 951 theta 952 iota 953 kappa 954 lambda 955 mu 956 nu 957 xi 958
  omicron 959 pi 960 rho 961 sigmaf 962 sigma 963 tau 964 upsilon 965 phi 966 chi 967 psi 968 omega 969
  ensp 8194 emsp 8195 thinsp 8201 zwnj 8204 zwj 8205 lrm 8206 rlm 8207 ndash 8211 mdash 8212 lsquo 8216 rsquo 8217
  sbquo 8218 ldquo 8220 rdquo 8221 bdquo 8222 dagger 8224 Dagger 8225 bull 8226 hellip 8230 permil 8240 prime 8242
  Prime 8243 lsaquo 8249 rsaquo 8250 oline 8254 frasl 8260 euro 8364 trade 8482 larr 8592 uarr 8593 rarr 8594
  darr 8595 harr 8596 forall 8704 part 8706 exist 8707 empty 8709 isin 8712 notin 8713 prod 8719 sum 8721
  minus 8722 radic 8730 infin 8734 and 8743 or 8744 cap 8745 cup 8746 int 8747 asymp 8776 ne 8800 equiv 8801
  le 8804 ge 8805 sub 8834 sup 8835`.split(/\s+/);

/** Taken without a semicolon as well. */
const loose = new Map<string, string>([
  ["amp", "&"],
  ["AMP", "&"],
  ["lt", "<"],
  ["LT", "<"],
  ["gt", ">"],
  ["GT", ">"],
  ["quot", '"'],
  ["QUOT", '"'],
]);
latin.forEach((name, i) => {
  loose.set(name, String.fromCodePoint(0xa0 + i));
});

const strict = new Map(loose);
for (let i = 0; i + 1 < others.length; i += 2)
  strict.set(others[i] ?? "", String.fromCodePoint(Number(others[i + 1])));

/** What browsers make of the C1 numbers, which authors took from Windows. */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Replaces character references: `&#8212;`, `&#x41;`, the names of HTML 4 and the old names without a
 * semicolon. What is not a reference stays as it stands.
 */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,8}|[xX][0-9a-fA-F]{1,7});?|([A-Za-z][A-Za-z0-9]{1,31})(;?))/g,
    (all, number, name, end) => {
      if (number !== undefined) return fromNumber(String(number)) ?? all;
      if (end === ";") {
        const found = strict.get(String(name));
        if (found !== undefined) return found;
      }
      for (let length = Math.min(6, String(name).length); length > 1; length--) {
        const found = loose.get(String(name).slice(0, length));
        if (found !== undefined) return found + String(name).slice(length) + String(end);
      }
      return all;
    },
  );
}

function fromNumber(number: string): string | null {
  const point = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number.parseInt(number, 10);
  if (point >= 0x80 && point <= 0x9f) return windows.charAt(point - 0x80);
  if (point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return "\ufffd";
  return String.fromCodePoint(point);
}
