using System.Collections.Immutable;

namespace Suffice.Ledger.Bills;

/// <summary>What requests cost and how they fared, over time.</summary>
/// <param name="Step">How long the points are: days, weeks or months.</param>
/// <param name="Bins">The time asked for, cut into points, the earliest first; also those without requests.</param>
/// <param name="Points">The points with anything in them, by time, then by task and model.</param>
public sealed record Series(SeriesStep Step, ImmutableArray<SeriesBin> Bins, ImmutableArray<SeriesPoint> Points);

/// <summary>A stretch of days.</summary>
/// <param name="FirstDay">The first day (UTC).</param>
/// <param name="LastDay">The last day (UTC), inclusive.</param>
public readonly record struct SeriesBin(DateOnly FirstDay, DateOnly LastDay);

/// <summary>A point of a series.</summary>
/// <param name="Bin">Its days.</param>
/// <param name="Task">The task, named as on a bill; <see langword="null"/> where tasks are not told apart.</param>
/// <param name="Model">The model that served, empty for none; <see langword="null"/> where models are not told apart.</param>
/// <param name="Line">Its requests, counted and priced as a bill counts them; its key is the first day as <c>2026-11-04</c>.</param>
public sealed record SeriesPoint(SeriesBin Bin, string? Task, string? Model, BillLine Line);
