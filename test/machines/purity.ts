const withoutComments = (source: string) => source.replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, '');

/** What a source file imports or re-exports. */
export const importsOf = (source: string): string[] =>
  [...withoutComments(source).matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g)].map((match) => String(match[1]));

/** Words by which code looks at a clock, at chance, or outside. */
export const impureWordsIn = (source: string): string[] => [
  ...new Set(
    [
      ...withoutComments(source).matchAll(
        /\b(Date|Temporal|performance|Math\.random|crypto|process|console|fetch|setTimeout|setInterval|require|await)\b/g,
      ),
    ].map((match) => String(match[1])),
  ),
];
