using System.Collections.Immutable;
using Suffice.Agents.Examples;
using Suffice.Agents.Proposing;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Statistics.Significance;
using static System.FormattableString;

namespace Suffice.Agents.Gating;

/// <summary>Decides on a change by what it did: a pure function of pairs. A change passes only when it is shown to help and to harm nothing that was looked at.</summary>
internal static class GateRules
{
    /// <summary>The largest loss that still counts as none: five points. With no case changed it takes 52 cases to show that.</summary>
    public const double Margin = 0.05;

    private const double Alpha = 0.05;
    private const double TargetShare = 0.8;
    private const int LeastTargets = 3;
    private const int LeastSlice = 10;
    private const double SliceLoss = 0.1;
    private const decimal DearerLimit = 1.2m;
    private const double MostUnjudged = 0.05;

    /// <summary>Decides.</summary>
    /// <param name="trial">What was tried.</param>
    /// <returns>The figures and the decision.</returns>
    public static GateFigures Decide(GateTrial trial)
    {
        ImmutableArray<JudgedPair> own = [.. trial.Pairs.Where(pair => pair.Case.Pattern == trial.Pattern)];

        // The pattern's own cases say whether it helps; whether anything else broke is said by the others alone.
        ImmutableArray<JudgedPair> validation = [.. trial.Pairs.Where(pair => pair.Case.Counts && pair.Part == CasePart.Validation && pair.Case.Pattern != trial.Pattern)];
        (ImmutableArray<SliceFigures> worse, int slices) = SlicesOf(validation);
        GateFigures figures = new()
        {
            Result = GateResult.Inconclusive,
            Set = trial.Set,
            Context = trial.Context,
            Validation = JudgedPair.FiguresOf(validation),
            Margin = Margin,
            NonInferiorityP = validation.IsEmpty ? 1 : TangoInterval.NonInferiorityP(JudgedPair.TableOf(validation), Margin),
            SlicesWorse = worse,
            Slices = slices,
            Targets = JudgedPair.TargetsOf([.. own.Where(pair => pair.Case.Counts)]),
            Unchecked = JudgedPair.TargetsOf([.. own.Where(pair => !pair.Case.IsChecked)]),
            Final = JudgedPair.FiguresOf(trial.Pairs.Where(pair => pair.Case.Counts && pair.Part == CasePart.Final)),
            OtherAgents = trial.Others,
            Unstated = trial.Unstated,
            Copies = trial.Copies,
            Unjudged = trial.Unjudged,
            UsdTicketBefore = trial.UsdTicketBefore,
            UsdTicketAfter = trial.UsdTicketAfter,
            CostUsd = trial.CostUsd,
        };
        ImmutableArray<string> harms = [.. Harms(figures)];
        ImmutableArray<string> gaps = [.. Gaps(figures, trial)];
        GateResult result = !harms.IsEmpty ? GateResult.Refuse : gaps.IsEmpty ? GateResult.Pass : GateResult.Inconclusive;

        return figures with { Result = result, Why = [.. result switch { GateResult.Refuse => harms, GateResult.Pass => Gains(figures), _ => gaps }] };
    }

    private static IEnumerable<string> Harms(GateFigures figures)
    {
        if (figures.Validation is { McNemarP: < Alpha } whole && whole.Broken > whole.Fixed)
        {
            yield return Invariant($"it breaks {whole.Broken} cases and fixes {whole.Fixed} of {whole.N} (McNemar p = {whole.McNemarP:0.0000})");
        }

        foreach (SliceFigures slice in figures.SlicesWorse)
        {
            yield return Invariant($"{slice.Tag} gets worse: {slice.Broken} of {slice.N} cases broken, {slice.Fixed} fixed");
        }

        if (figures.Targets.N >= LeastTargets && AreFixed(figures.Targets) && figures.Targets.After <= figures.Targets.Before && !IsBetter(figures))
        {
            yield return Invariant($"of the pattern's own {figures.Targets.N} cases {figures.Targets.Before} were right before and {figures.Targets.After} are after: it mends nothing");
        }

        if (figures.Targets.N >= LeastTargets && !AreFixed(figures.Targets) && !IsBetter(figures))
        {
            yield return Invariant($"it fixes {figures.Targets.After} of the pattern's own {figures.Targets.N} cases; {TargetShare:0%} of them and of those that its proposer did not see are wanted");
        }

        if (figures is { UsdTicketBefore: > 0, UsdTicketAfter: { } after } && after > figures.UsdTicketBefore * DearerLimit)
        {
            yield return Invariant($"a ticket costs ${after:0.000000} instead of ${figures.UsdTicketBefore:0.000000}: more than a fifth dearer");
        }

        foreach (OtherAgent other in figures.OtherAgents.Where(other => other.Figures is { McNemarP: < Alpha } seen && seen.Broken > seen.Fixed))
        {
            yield return Invariant($"{other.Agent} gets worse: {other.Figures!.Broken} cases broken, {other.Figures.Fixed} fixed");
        }
    }

    private static IEnumerable<string> Gaps(GateFigures figures, GateTrial trial)
    {
        if (trial.Unjudged > MostUnjudged * (trial.Pairs.Length + trial.Unjudged))
        {
            yield return $"{trial.Unjudged} cases could not be judged: {trial.Broke ?? "no answer"}";
        }

        if (trial.Lost > 0)
        {
            yield return $"{trial.Lost} cases could be judged before the change and not after it: {trial.Broke ?? "no answer"}";
        }

        if (IsBetter(figures))
        {
            yield break;
        }

        if (figures.Targets.N < LeastTargets)
        {
            yield return $"{figures.Targets.N} of the pattern's cases are checked by a person; at least {LeastTargets}"
                + (figures.Unchecked.N > 0 ? $" ({figures.Unchecked.N} wait: suffice review cases {trial.Pattern})" : string.Empty)
                + (trial.Unstated > 0 ? $"; of {trial.Unstated} nobody said what is to come" : string.Empty);
        }

        if (figures.NonInferiorityP >= Alpha)
        {
            double discordance = figures.Validation.N == 0 ? 0.02 : Math.Max(0.02, (double)(figures.Validation.Fixed + figures.Validation.Broken) / figures.Validation.N);
            long? wanted = SampleSize.PairedNonInferiority(Margin, discordance);
            yield return Invariant($"{figures.Validation.N} checked cases cannot show that it loses no more than {Margin:0%} elsewhere (p = {figures.NonInferiorityP:0.000})")
                + (wanted > figures.Validation.N ? $"; some {wanted} would, of which three in ten of evals/ are in the validation part" : string.Empty);
        }
    }

    private static IEnumerable<string> Gains(GateFigures figures)
    {
        if (IsBetter(figures))
        {
            yield return Invariant($"it fixes {figures.Validation.Fixed} cases and breaks {figures.Validation.Broken} of {figures.Validation.N} (McNemar p = {figures.Validation.McNemarP:0.0000})");
        }

        if (figures.Targets.N > 0)
        {
            yield return Invariant($"of the pattern's own {figures.Targets.N} cases {figures.Targets.Before} were right before and {figures.Targets.After} are after");
        }

        if (figures.NonInferiorityP < Alpha)
        {
            yield return Invariant($"it loses no more than {Margin:0%} elsewhere (Tango p = {figures.NonInferiorityP:0.0000}, {figures.Validation.N} cases)");
        }
    }

    private static bool IsBetter(GateFigures figures) => figures.Validation is { McNemarP: < Alpha } whole && whole.Fixed > whole.Broken;

    private static bool AreFixed(TargetFigures targets) => targets.After >= TargetShare * targets.N && (targets.Unseen is not { N: > 0 } unseen || unseen.After >= TargetShare * unseen.N);

    private static (ImmutableArray<SliceFigures> Worse, int Slices) SlicesOf(ImmutableArray<JudgedPair> pairs)
    {
        ImmutableArray<SliceFigures> slices =
        [
            .. from pair in pairs
               from tag in pair.Case.Tags.Distinct()
               group pair by tag.ToString() into slice
               where slice.Count() >= LeastSlice
               orderby slice.Key
               select new SliceFigures(slice.Key, slice.Count(), slice.LongCount(pair => pair is { Before: false, After: true }), slice.LongCount(pair => pair is { Before: true, After: false })),
        ];

        return ([.. slices.Where(IsWorse)], slices.Length);
    }

    private static bool IsWorse(SliceFigures slice) => slice.Broken > slice.Fixed
        && (slice.Broken - slice.Fixed > SliceLoss * slice.N || Binomial.AtLeast(slice.Broken, slice.Broken + slice.Fixed, 0.5) < Alpha);
}

/// <summary>What was tried of a change.</summary>
/// <param name="Pattern">The pattern's id.</param>
/// <param name="Set">Identifies the cases.</param>
/// <param name="Pairs">The cases that were judged before and after.</param>
internal sealed record GateTrial(string Pattern, string Set, ImmutableArray<JudgedPair> Pairs)
{
    public ImmutableArray<OtherAgent> Others { get; init; } = [];

    public int Unstated { get; init; }

    public int Copies { get; init; }

    public int Unjudged { get; init; }

    /// <summary>Of those, the ones that could be judged before the change: it may be what keeps them from an answer.</summary>
    public int Lost { get; init; }

    /// <summary>By what the worker went before the change.</summary>
    public string Context { get; init; } = string.Empty;

    public string? Broke { get; init; }

    public decimal? UsdTicketBefore { get; init; }

    public decimal? UsdTicketAfter { get; init; }

    public decimal CostUsd { get; init; }
}
