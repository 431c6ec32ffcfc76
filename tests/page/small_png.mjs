// A picture of few colours, for documents: a palette of at most 256, and what zlib makes of it.

import { deflateSync } from "node:zlib";

/** The pixels of a PNG, which the browser reads: width, height and four bytes for each. */
async function pixels_of(page, png) {
  const [width, height, text] = await page.evaluate(async (source) => {
    const image = await createImageBitmap(
      new Blob([Uint8Array.from(atob(source), (each) => each.charCodeAt(0))]),
    );
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let out = "";
    for (let at = 0; at < data.length; at += 32_768)
      out += String.fromCharCode(...data.subarray(at, at + 32_768));
    return [image.width, image.height, btoa(out)];
  }, png.toString("base64"));
  return { width, height, data: Buffer.from(text, "base64") };
}

/** As PNG wants it, bit by bit: there is little to sum. */
function crc32(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; ++bit) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ -1) >>> 0;
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** Colours by how often they come up, each with a part of what it can show left out. */
function palette_of(data) {
  const exact = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const colour = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
    exact.set(colour, (exact.get(colour) ?? 0) + 1);
  }
  const counts = new Map();
  for (const [colour, count] of Array.from(exact).sort((a, b) => b[1] - a[1])) {
    const known = counts.get(colour & 0xf8f8f8);
    if (known) known.count += count;
    // The most frequent of those that are nearly alike stands for them.
    else
      counts.set(colour & 0xf8f8f8, {
        count,
        seen: [colour >> 16, (colour >> 8) & 255, colour & 255],
      });
  }
  const all = Array.from(counts).sort((a, b) => b[1].count - a[1].count);
  const palette = all.slice(0, 256).map(([, each]) => each.seen);
  const index = new Map(all.slice(0, 256).map(([colour], at) => [colour, at]));
  for (const [colour, { seen }] of all.slice(256)) {
    const far = palette.map((each) =>
      each.reduce((sum, value, at) => sum + (value - seen[at]) ** 2, 0),
    );
    index.set(colour, far.indexOf(Math.min(...far)));
  }
  return { palette, index };
}

export async function small_png(page, png) {
  const { width, height, data } = await pixels_of(page, png);
  const { palette, index } = palette_of(data);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; ++y)
    for (let x = 0; x < width; ++x) {
      const at = 4 * (y * width + x);
      const colour = ((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]) & 0xf8f8f8;
      rows[y * (width + 1) + x + 1] = index.get(colour);
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
