export const askSample = async (_server: unknown, _seconds: number): Promise<Record<string, number>> => ({})
