/** A chart's drawing: given the library and a width, the picture. */

export type PlotLibrary = typeof import('@observablehq/plot')
export type Drawing = (plot: PlotLibrary, width: number) => Element
