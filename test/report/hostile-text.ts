/** Text that would be markup if any part of the page let it through. */
export const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'> \${7} {{title}} &lt;b&gt; \`'=javascript:`;
