/** The blocks of a dumped schema (`db/schema-dump.ts`): each table or function with its lines. */
function blocksOf(dump: string): Map<string, string[]> {
  const blocks = dump.split(/\n(?=\S)/).map((block) =>
    block
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
  return new Map(blocks.flatMap(([name, ...lines]) => (name === undefined ? [] : [[name, lines]])));
}

/** New lines of a table that a writer who does not know them would break. */
const binds = /\bnot null\b|^constraint |^create UNIQUE /;
const isComment = (line: string): boolean => line.startsWith('--');

/**
 * What a process that knows only the schema before would miss, or be stopped by, in the schema after. Rows are written
 * whole, so a new column of a table that was there must take null.
 */
export function takenAway(before: string, after: string): string[] {
  const [was, is] = [blocksOf(before), blocksOf(after)];
  return [...was].flatMap(([name, lines]) => {
    const now = is.get(name);
    if (now === undefined) return [name];
    const gone = lines.filter((line) => !now.includes(line));
    const bound = now.filter((line) => !lines.includes(line) && binds.test(line));
    return [...gone, ...bound].filter((line) => !isComment(line)).map((line) => `${name}: ${line}`);
  });
}
