/** Joins lines: one that ends in a backslash continues on the next, as in a shell. */
export async function* joinLines(lines: AsyncIterable<string>): AsyncIterable<string> {
  let begun = '';
  for await (const line of lines) {
    if (line.endsWith('\\')) {
      begun += `${line.slice(0, -1).trim()} `;
      continue;
    }
    yield begun + line;
    begun = '';
  }
  if (begun !== '') yield begun;
}
