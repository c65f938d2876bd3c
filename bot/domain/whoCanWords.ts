const line =
  /^\/?who\s+can\s+(?:(?:do|act|deal|help|move)\s+)?(?:(?:something|anything)\s+)?(?:(?:about|against|on|with)\s+)?(?<words>[^\s?][\s\S]*?)[\s?.]*$/i;

/** "who can illegal waste", "Who can do something about the yard in Mill Street?": about what somebody asks, if so. */
export function whoCanWords(typed: string): string | undefined {
  return line.exec(typed)?.groups?.['words'];
}
