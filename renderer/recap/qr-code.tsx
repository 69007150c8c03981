import encodeQr from 'qr';

/** Light modules around the dark ones that the standard asks for. */
const quietZone = 4;

/** The dark modules as one path, a rectangle for every run of them in a row. */
function pathOf(modules: readonly (readonly boolean[])[]): string {
  const runs: string[] = [];
  for (const [y, row] of modules.entries()) {
    for (let x = 0; x < row.length; x += 1) {
      let end = x;
      while (row[end] === true) end += 1;
      if (end > x) runs.push(`M${x} ${y}h${end - x}v1H${x}z`);
      x = end;
    }
  }
  return runs.join('');
}

/** A QR code of a text, drawn black on white whatever is around it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const modules = encodeQr(text, 'raw', { ecc: 'medium', border: quietZone });
  const side = modules.length;
  return (
    <svg className="recap-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={pathOf(modules)} fill="#000" />
    </svg>
  );
}
