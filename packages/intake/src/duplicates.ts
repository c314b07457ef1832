/** The index of near-duplicates over the whole desk: restored once, then kept up as captures come. */
