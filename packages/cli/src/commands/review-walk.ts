import type { Command } from 'commander'
export function addWalk(_review: Command): void {}
