-- What becomes of a document's blocks before pandoc writes them as Markdown.
--
-- Markdown without HTML has tables of one plain line a cell only, for all others pandoc
-- writes `[TABLE]` and their text is lost. Here a table that lays out a page becomes its
-- cells' blocks, row by row; a table of data becomes a pipe table.
-- A line break stays one: in a heading, which is one line, it is U+2028 (broken_lines.h).
--
-- Linear in the size of the document. For the Lua of pandoc 2.17 and later.

local kMostColumns = 24
local kLongestDataCell = 200 -- bytes; what is longer is a text that is laid out
local kLongestHint = 200
local kMastheadBlocks = 8
local kMostPictures = 4
local kLineSeparator = '\u{2028}'

-- Told on standard error (converters.cc).
local layout_tables = 0
local column_names = 0

-- A cell's text goes with spaces only.
local function is_blank(inlines)
  local text = pandoc.utils.stringify(inlines):gsub('\u{a0}', '')
  return text:match('^%s*$') ~= nil
end

-- Source line ends are spaces; none stands at either side of a line break.
local function clean_spaces(inlines)
  local kept = pandoc.List()
  for _, inline in ipairs(inlines) do
    local space = inline.t == 'SoftBreak' or inline.t == 'Space'
    local last = kept[#kept]
    if inline.t == 'LineBreak' and last and last.t == 'Space' then
      kept[#kept] = inline
    elseif not (space and last and last.t == 'LineBreak') then
      kept:insert(space and pandoc.Space() or inline)
    end
  end
  return kept
end

local function has_break(inline)
  if inline.t == 'LineBreak' then return true end
  if inline.t == 'Note' or type(inline.content) == 'nil' then return false end
  for _, inner in ipairs(inline.content) do
    if has_break(inner) then return true end
  end
  return false
end

-- The lines that line breaks make, each with its own emphasis and links.
local function lines_of(inlines)
  local lines = pandoc.List({pandoc.List()})
  for _, inline in ipairs(inlines) do
    if inline.t == 'LineBreak' then
      lines:insert(pandoc.List())
    elseif has_break(inline) then
      for i, part in ipairs(lines_of(inline.content)) do
        if i > 1 then lines:insert(pandoc.List()) end
        local wrapped = inline:clone()
        wrapped.content = part
        if #part > 0 then lines[#lines]:insert(wrapped) end
      end
    else
      lines[#lines]:insert(inline)
    end
  end
  return lines
end

local function joined(lines, between)
  local inlines = pandoc.List()
  for i, line in ipairs(lines) do
    if i > 1 then inlines:insert(between) end
    inlines:extend(line)
  end
  return inlines
end

-- Two line breaks part paragraphs.
local function add_paragraphs(block, out)
  local group = pandoc.List()
  local function finish()
    if #group > 0 then out:insert(pandoc.Para(joined(group, pandoc.LineBreak()))) end
    group = pandoc.List()
  end
  for _, line in ipairs(lines_of(block.content)) do
    if is_blank(line) and not line:find_if(function(inline) return inline.t ~= 'Space' and inline.t ~= 'Str' end) then
      finish()
    else
      group:insert(line)
    end
  end
  finish()
end

local function add_heading(block, out)
  local lines = lines_of(block.content):filter(function(line) return #line > 0 end)
  block.content = joined(lines, pandoc.Str(kLineSeparator))
  out:insert(block)
end

local add_blocks

local function is_paragraph(block) return block.t == 'Para' end

local function read_blocks(blocks, loose)
  local out = pandoc.List()
  add_blocks(blocks, out, loose)
  if loose or not out:find_if(is_paragraph) then return out end
  -- A tight item that holds paragraphs is none.
  return out:map(function(block) return block.t == 'Plain' and pandoc.Para(block.content) or block end)
end

local function rows_of(tbl)
  local rows = pandoc.List()
  for _, row in ipairs(tbl.head.rows) do rows:insert(row) end
  for _, body in ipairs(tbl.bodies) do
    for _, row in ipairs(body.head) do rows:insert(row) end
    for _, row in ipairs(body.body) do rows:insert(row) end
  end
  for _, row in ipairs(tbl.foot.rows) do rows:insert(row) end
  return rows
end

local function is_image(inline) return inline.t == 'Image' end

-- Whether a cell is one short line.
local function is_plain(cell)
  local blocks = cell.contents
  if #blocks == 0 then return true end
  if #blocks > 1 or (blocks[1].t ~= 'Plain' and blocks[1].t ~= 'Para') then return false end
  local inlines = blocks[1].content
  return not inlines:find_if(is_image) and #pandoc.utils.stringify(inlines) <= kLongestDataCell
end

local function is_empty(cell) return #cell.contents == 0 or (is_plain(cell) and is_blank(cell.contents[1].content)) end

-- Rows and columns of short lines, at most half of them empty.
local function is_data(tbl, rows)
  local columns = #tbl.colspecs
  if columns < 2 or columns > kMostColumns or #rows < 2 or tbl.attributes.role == 'presentation' then return false end
  local filled = 0
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells) do
      if not is_plain(cell) then return false end
      if not is_empty(cell) then filled = filled + 1 end
    end
  end
  return filled * 2 >= columns * #rows
end

-- A bar in a cell is no border.
local function escape_bars(str)
  if not str.text:find('|', 1, true) then return nil end
  local parts = pandoc.List()
  for text, bar in str.text:gmatch('([^|]*)(|?)') do
    if text ~= '' then parts:insert(pandoc.Str(text)) end
    if bar ~= '' then parts:insert(pandoc.RawInline('markdown', '\\|')) end
  end
  return parts
end

local function add_cell(cell, line)
  line:insert(pandoc.Space())
  if cell and not is_empty(cell) then
    local text = pandoc.Para(cell.contents[1].content):walk({
      Str = escape_bars,
      LineBreak = function() return pandoc.Space() end,
    })
    line:extend(text.content)
    line:insert(pandoc.Space())
  end
  line:insert(pandoc.Str('|'))
end

-- A cell over several columns or rows stands in the first of them.
local function add_row(row, columns, covered, line)
  line:insert(pandoc.Str('|'))
  local next_cell = 1
  local span_end = 0
  for column = 1, columns do
    local cell = nil
    if covered[column] and covered[column] > 0 then
      covered[column] = covered[column] - 1
    elseif column > span_end then
      cell = row.cells[next_cell]
      next_cell = next_cell + 1
      if cell then
        span_end = column + cell.col_span - 1
        for below = column, math.min(span_end, columns) do covered[below] = cell.row_span - 1 end
      end
    end
    add_cell(cell, line)
  end
end

local function add_data(tbl, rows, out)
  local columns = #tbl.colspecs
  local covered = {}
  local text = pandoc.List()
  for i, row in ipairs(rows) do
    if i > 1 then text:insert(pandoc.SoftBreak()) end
    add_row(row, columns, covered, text)
    if i == 1 then text:extend({pandoc.SoftBreak(), pandoc.Str('|' .. string.rep('---|', columns))}) end
  end
  out:insert(pandoc.Para(text))
end

local function opens_with_title(cell)
  local first = cell.contents[1]
  if not first then return false end
  return first.t == 'Header' or (first.content and first.content[1] and first.content[1].t == 'Strong')
end

-- Which cell of the row holds an item's title that nothing marks as one: the column
-- headed "Title", or the short cell before the summary in the last of three.
local function title_cell(row, title_column)
  local cells = row.cells
  local last = cells[#cells]
  if title_column then return title_column end
  if #cells < 3 or is_plain(last) or opens_with_title(last) then return nil end
  return #cells - 1
end

local function column_titled(row)
  for i, cell in ipairs(row.cells) do
    if is_plain(cell) and pandoc.utils.stringify(cell.contents):lower():match('^%s*title%s*$') then return i end
  end
  return nil
end

local function add_layout(tbl, rows, out)
  if #tbl.colspecs > 1 then layout_tables = layout_tables + 1 end
  local title_column = #rows > 1 and column_titled(rows[1]) or nil
  if title_column then
    column_names = column_names + 1  -- they say nothing where there are no columns
    rows:remove(1)
  end
  for _, row in ipairs(rows) do
    local titled = title_cell(row, title_column)
    for k, cell in ipairs(row.cells) do
      local blocks = read_blocks(cell.contents, true)
      if k == titled and #blocks == 1 and blocks[1].t == 'Para' and not opens_with_title(cell) then
        blocks[1].content = pandoc.List({pandoc.Strong(blocks[1].content)})
      end
      out:extend(blocks)
    end
  end
end

local function add_table(tbl, out)
  add_blocks(tbl.caption.long, out, true)
  local rows = rows_of(tbl)
  if is_data(tbl, rows) then
    add_data(tbl, rows, out)
  else
    add_layout(tbl, rows, out)
  end
end

local function read_items(items)
  return items:map(function(item) return read_blocks(item, false) end)
end

add_blocks = function(blocks, out, loose)
  for _, block in ipairs(blocks) do
    local kind = block.t
    if kind == 'Table' then
      add_table(block, out)
    elseif kind == 'Div' then
      add_blocks(block.content, out, true)
    elseif kind == 'Figure' then
      add_blocks(block.content, out, true)
      add_blocks(block.caption.long, out, true)
    elseif kind == 'BlockQuote' then
      out:insert(pandoc.BlockQuote(read_blocks(block.content, true)))
    elseif kind == 'BulletList' or kind == 'OrderedList' then
      block.content = read_items(block.content)
      out:insert(block)
    elseif kind == 'DefinitionList' then
      block.content = block.content:map(function(entry) return {entry[1], read_items(pandoc.List(entry[2]))} end)
      out:insert(block)
    elseif kind == 'Header' then
      add_heading(block, out)
    elseif kind == 'Para' or (kind == 'Plain' and loose) then
      add_paragraphs(block, out)
    else
      out:insert(block)
    end
  end
end

-- What stands on a word processor's page as its title is a heading of the text; a web
-- page's is not on the page.
local function add_title_page(meta, out)
  if meta.title then out:insert(pandoc.Header(1, pandoc.utils.blocks_to_inlines({pandoc.Plain(meta.title)}))) end
  for _, field in ipairs({'subtitle', 'author', 'date', 'abstract'}) do
    local value = meta[field]
    if value then
      local text = pandoc.utils.stringify(value)
      if text ~= '' then out:insert(pandoc.Para({pandoc.Str(text)})) end
    end
  end
end

local function tell(label, inlines)
  local text = pandoc.utils.stringify(inlines):gsub('%s+', ' '):sub(1, kLongestHint)
  if text ~= '' then io.stderr:write(label, ': ', text, '\n') end
end

-- What may say which month's issue it is where the text does not: the page's title and
-- what its first pictures are said to show.
local function tell_hints(document)
  if document.meta.title then tell('title', document.meta.title) end
  local pictures = 0
  for i = 1, math.min(#document.blocks, kMastheadBlocks) do
    document.blocks[i]:walk({
      Image = function(image)
        pictures = pictures + 1
        if pictures <= kMostPictures then tell('picture', image.caption) end
      end,
    })
  end
end

-- A link's text in bold is a bold link: the mark is then the whole line's.
local function bold_outside(link)
  if #link.content ~= 1 or link.content[1].t ~= 'Strong' then return nil end
  link.content = link.content[1].content
  return pandoc.Strong({link})
end

return {
  {Inlines = clean_spaces, Link = bold_outside, Note = function(note) return pandoc.Note(read_blocks(note.content, true)) end},
  {
    Pandoc = function(document)
      local out = pandoc.List()
      if document.meta.pages then add_title_page(document.meta, out) end
      add_blocks(document.blocks, out, true)
      tell_hints(pandoc.Pandoc(out, document.meta))
      io.stderr:write('layout tables: ', layout_tables, '\ncolumn names: ', column_names, '\n')
      return pandoc.Pandoc(out)
    end,
  },
}
