#include "services/ingest/convert/pandoc_filter.h"

namespace pulse::ingest {

const std::string_view kPandocFilter = R"lua(
local longest_cell = 160 -- characters; a table of figures has no longer ones

local function text_of(blocks)
  return pandoc.utils.stringify(pandoc.Div(blocks))
end

-- Of head, bodies and foot, in order.
local function rows_of(tbl)
  local rows = {}
  local function add(more)
    for _, row in ipairs(more) do rows[#rows + 1] = row end
  end
  add(tbl.head.rows)
  for _, body in ipairs(tbl.bodies) do
    add(body.head)
    add(body.body)
  end
  add(tbl.foot.rows)
  return rows
end

-- Short texts in two rows and columns at least: figures, not a page's columns.
local function is_data(rows)
  if #rows < 2 then return false end
  for _, row in ipairs(rows) do
    if #row.cells < 2 then return false end
    for _, cell in ipairs(row.cells) do
      local blocks = cell.contents
      if #blocks > 1 or (#blocks == 1 and blocks[1].t ~= 'Plain' and blocks[1].t ~= 'Para') then return false end
      if utf8.len(text_of(blocks)) > longest_cell then return false end
    end
  end
  return true
end

function Table(tbl)
  local rows = rows_of(tbl)
  if is_data(rows) then return nil end
  local out = {}
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells) do
      for _, block in ipairs(cell.contents) do
        out[#out + 1] = block.t == 'Plain' and pandoc.Para(block.content) or block
      end
    end
  end
  return out
end

-- A link's text in bold is a bold link: the mark is then the whole line's.
function Link(link)
  if #link.content ~= 1 or link.content[1].t ~= 'Strong' then return nil end
  link.content = link.content[1].content
  return pandoc.Strong({ link })
end

-- A heading over two lines is two: publishers and title.
function Header(header)
  local parts = { {} }
  for _, inline in ipairs(header.content) do
    if inline.t == 'LineBreak' then
      parts[#parts + 1] = {}
    else
      table.insert(parts[#parts], inline)
    end
  end
  if #parts ~= 2 or header.level < 3 then return nil end
  local second = pandoc.utils.stringify(pandoc.Span(parts[2]))
  if second == '' or second:match('^%l') then return nil end
  return { pandoc.Header(header.level, parts[1]), pandoc.Header(header.level, parts[2]) }
end
)lua";

}  // namespace pulse::ingest
