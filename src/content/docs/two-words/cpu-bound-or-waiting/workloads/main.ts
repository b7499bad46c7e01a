import { judge } from "./judge.ts";

// Yours to change: "loop", "overlap" or "workers" for each.
await judge({
  news: "loop",
  photos: "loop",
  chess: "loop",
  survey: "loop",
  disk: "loop",
  archives: "loop",
});
