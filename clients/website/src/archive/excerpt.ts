// The first words of a CommonMark text, as text: for lists, where the whole would
// be rendered by the service.

// Enough for any excerpt, and little enough for the patterns below.
const MAX_LENGTH = 2000;
// Lists, headings, quotes, code, tables.
const OTHER_BLOCK = /^(?:[-+*]\s|\d+[.)]\s|[>#|`~])/;

/** The first paragraph, without its markup, cut at a word to at most `length` characters. */
export function excerpt(markdown: string, length: number): string {
  const paragraph = markdown.split(/\n\s*\n/).map((part) => part.trim()).find((part) => part !== "" && !OTHER_BLOCK.test(part)) ?? "";
  const text = paragraph.slice(0, MAX_LENGTH)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<(https?:[^>\s]+)>/g, "$1")
    .replace(/(\*\*|__)(?=\S)(.+?)\1/g, "$2")
    .replace(/(?<![\w*\\])\*(?=\S)([^*]+)\*/g, "$1")
    .replace(/(?<!\w)_(?=\S)([^_]+)_(?!\w)/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/\s+/g, " ");
  const characters = [...text];
  if (characters.length <= length) return text;
  return `${characters.slice(0, length).join("").replace(/\s+\S*$/, "").replace(/[\s,;:.–-]+$/, "")}…`;
}
