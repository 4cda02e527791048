using System.Collections.Immutable;
using System.Globalization;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;

namespace Suffice.Learning.Tables;

/// <summary>Fits a task table: as cautious as calls held out show to be needed.</summary>
internal sealed class TaskTableLearner
{
    private const double Z95 = 1.959963984540054;

    // Standard errors. More is taken only where choices on calls held out fall short by more than half a standard error of theirs.
    private static readonly double[] Cautions = [1, 1.5, 2, 3];
    private const double Tolerated = 0.5;

    private readonly IReadOnlyList<LabelledCall> calls;
    private readonly TaskTableLearning options;
    private readonly int ceiling;

    public TaskTableLearner(IReadOnlyList<LabelledCall> calls, TaskTableLearning options)
    {
        if (calls.Count < LadderLearner.FewestCalls)
        {
            throw new ArgumentException($"A task table needs {LadderLearner.FewestCalls} labelled calls or more; there are {calls.Count}.", nameof(calls));
        }

        string[] models = [.. calls[0].Rungs.Select(rung => rung.Model)];
        if (calls.FirstOrDefault(call => !call.Rungs.Select(rung => rung.Model).SequenceEqual(models, StringComparer.Ordinal)) is { } other)
        {
            throw new ArgumentException($"The labelled call \"{other.Id}\" has other models than the first.", nameof(calls));
        }

        this.calls = calls;
        this.options = options;
        ceiling = options.Ceiling is null ? models.Length - 1 : Array.IndexOf(models, options.Ceiling);
        if (ceiling < 0)
        {
            throw new ArgumentException($"The ceiling \"{options.Ceiling}\" is none of the models {string.Join(", ", models)}.", nameof(options));
        }
    }

    public TaskTable Fit(CancellationToken cancellationToken)
    {
        (int[] FoldOf, UpliftTable[] Others)[] splits = [.. Enumerable.Range(0, options.Splits).Select(Split)];
        HeldOutChoice? heldOut = null;
        foreach (double caution in Cautions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Served(splits, caution) is var served && Spare(served) >= 0)
            {
                heldOut = HeldOut(served, caution);
                break;
            }
        }

        heldOut ??= HeldOut([.. calls.Select(call => Answer(call.Rungs[ceiling]))], null);
        UpliftTable table = new(calls, options.Grouping, ceiling);
        int[] chosen = heldOut.Caution is { } needed ? TableChoice.Of(table, options.Keep, needed) : [.. table.Tasks.Select(_ => ceiling)];
        return new TaskTable(
            NameOf(ceiling), options.Keep, options.Grouping, [.. table.Tasks.Select((_, task) => Row(table, task, chosen[task]))], heldOut);
    }

    private (int[] FoldOf, UpliftTable[] Others) Split(int split)
    {
        int[] foldOf = SplitFolds.Of([.. calls.Select(call => call.SplitKey)], options.Folds, unchecked((options.Seed * 1_000) + split));
        return (foldOf, [.. Enumerable.Range(0, options.Folds).Select(fold =>
        {
            LabelledCall[] others = [.. calls.Where((_, i) => foldOf[i] != fold)];
            return new UpliftTable(others.Length > 0 ? others : calls, options.Grouping, ceiling);
        })]);
    }

    // What each call gets, on average over the splits, from a choice that it had no part in.
    private (double Right, double? Cost)[] Served((int[] FoldOf, UpliftTable[] Others)[] splits, double caution)
    {
        (double Right, double? Cost)[] served = [.. calls.Select(_ => (0.0, (double?)0.0))];
        foreach ((int[] foldOf, UpliftTable[] others) in splits)
        {
            int[][] chosen = [.. others.Select(table => TableChoice.Of(table, options.Keep, caution))];
            for (int i = 0; i < calls.Count; i++)
            {
                int task = others[foldOf[i]].PlaceOf(TaskKeys.Of(calls[i], options.Grouping));
                (double right, double? cost) = Answer(calls[i].Rungs[task < 0 ? ceiling : chosen[foldOf[i]][task]]);
                served[i] = (served[i].Right + (right / splits.Length), served[i].Cost + (cost / splits.Length));
            }
        }

        return served;
    }

    private double Spare((double Right, double? Cost)[] served)
    {
        double[] spare = [.. served.Select((one, i) => one.Right - (options.Keep * Answer(calls[i].Rungs[ceiling]).Right))];
        double mean = spare.Average();
        double error = Math.Sqrt(spare.Sum(one => (one - mean) * (one - mean))) / spare.Length;
        return mean + (Tolerated * error);
    }

    private HeldOutChoice HeldOut((double Right, double? Cost)[] served, double? caution)
    {
        double[] own = [.. served.Select(one => one.Right)];
        (double Right, double? Cost)[] full = [.. calls.Select(call => Answer(call.Rungs[ceiling]))];
        double[] most = [.. full.Select(one => one.Right)];
        double share = most.Sum() == 0 ? 1 : own.Sum() / most.Sum();

        // The delta method for a ratio of paired means; the calls' own residuals carry the pairing.
        double[] residuals = [.. own.Select((right, i) => right - (share * most[i]))];
        double error = most.Sum() == 0 ? 0 : Math.Sqrt(residuals.Sum(residual => residual * residual)) / most.Sum();
        double? cost = Sum(served), whole = Sum(full);
        return new HeldOutChoice(
            own.Average(), most.Average(), share, share - (Z95 * error), share + (Z95 * error), whole > 0 ? 1 - (cost / whole) : null, caution);
    }

    private static double? Sum((double Right, double? Cost)[] served) => served.Aggregate((double?)0, (sum, one) => sum + one.Cost);

    private static (double Right, double? Cost) Answer(LabelledAnswer answer) => (answer.IsRight ? 1 : 0, (double?)answer.CostUsd);

    private string NameOf(int model) => calls[0].Rungs[model].Model;

    private TaskTableRow Row(UpliftTable table, int task, int chosen)
    {
        ImmutableArray<TaskTableCell> cells =
        [
            .. Enumerable.Range(0, table.Models).Where(model => model != ceiling).Append(ceiling).Select(model => Cell(table, task, model)),
        ];
        TaskTableCell own = cells.First(cell => string.Equals(cell.Model, NameOf(chosen), StringComparison.Ordinal));
        return new TaskTableRow(table.Tasks[task], table.CallsIn(task), own.Model, Why(own, cells[^1], chosen == ceiling), cells);
    }

    private TaskTableCell Cell(UpliftTable table, int task, int model)
    {
        PooledMean right = table.RightRates(model)[task];
        PooledMean uplift = table.Uplift[model][task];
        double wide = Z95 * Math.Sqrt(right.Variance);
        double apart = Z95 * Math.Sqrt(uplift.Variance);
        return new TaskTableCell(
            NameOf(model), table.CallsIn(task), table.RightIn(task, model),
            Math.Clamp(right.Value, 0, 1), Math.Max(0, right.Value - wide), Math.Min(1, right.Value + wide),
            uplift.Value, uplift.Value - apart, uplift.Value + apart, table.Cost[model]?[task]);
    }

    private string Why(TaskTableCell own, TaskTableCell most, bool isCeiling)
    {
        string saved = own.CostUsd is { } cost && most.CostUsd is > 0 and { } whole
            ? string.Create(CultureInfo.InvariantCulture, $"{1 - (cost / whole):0%} cheaper")
            : "of unknown cost";
        return isCeiling
            ? "no cheaper model is worth what it would lose here"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"right {own.Uplift * 100:+0.0;-0.0} points beside {most.Model} [{own.UpliftLow * 100:+0.0;-0.0}, {own.UpliftHigh * 100:+0.0;-0.0}], {saved}; all tasks together are to keep {options.Keep:0.##%}");
    }
}
