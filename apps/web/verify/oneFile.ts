import { createHash } from "node:crypto";

/** The place where the city puts in its keys (BuiltIn). In the page as it is built it is empty. */
export const builtInPlace = '<script type="application/json" id="built-in"></script>';

/** The verifier page as one file: script and style within it, nothing else allowed to run, no network. */
export function oneFile(script: string, style: string): string {
  // In a string of the script it would end the element.
  const code = `${script.trim().replaceAll("</script", "<\\/script")}\n`;
  const rules = `${style.trim()}\n`;
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(code)}'`,
    `style-src '${hashOf(rules)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>五型核验</title>
<style>${rules}</style>
</head>
<body>
<div id="verify"></div>
<noscript>
<p lang="zh-CN">核对在您自己的设备上进行，需要打开 JavaScript。</p>
<p lang="en">The check runs on your own device and needs JavaScript.</p>
</noscript>
${builtInPlace}
<script>${code}</script>
</body>
</html>
`;
}

const hashOf = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
