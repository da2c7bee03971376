/** How long anything is waited for before a test fails, in milliseconds. */
export const patience = 20_000;

/** What the promise brings; an error with the words of `late` when it takes too long. */
export const within = async <Value>(
  milliseconds: number,
  promise: Promise<Value>,
  late: () => string,
): Promise<Value> => {
  let running: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    running = setTimeout(() => reject(new Error(late())), milliseconds);
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(running);
  }
};
