/** The two storms that an account is replayed through by name: entry at the first close, to the last. ISO dates. */
export const DMA_REPLAYS = {
  "2024-02": { from: "2023-12-29", to: "2024-03-29" },
  "2024-09": { from: "2024-08-30", to: "2024-10-31" },
} as const;
export type DmaReplay = keyof typeof DMA_REPLAYS;
