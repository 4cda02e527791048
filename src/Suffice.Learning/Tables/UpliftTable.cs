using Suffice.Learning.Labelled;

namespace Suffice.Learning.Tables;

/// <summary>Every model beside the ceiling in every task: how much more often it is right on the same calls, and what it costs.</summary>
/// <remarks>Paired: what is hard for both counts for neither, so differences are known better than the rates they are made of.</remarks>
internal sealed class UpliftTable
{
    // How many calls of the model's usual disagreement stand beside a task's own, so that no few calls look certain by luck.
    private const double UsualCalls = 4;
    private const double LeastDisagreement = 0.01;

    private readonly Dictionary<string, int> placeOf;
    private readonly LabelledCall[][] callsOf;

    public UpliftTable(IReadOnlyList<LabelledCall> calls, TaskGrouping grouping, int ceiling)
    {
        Ceiling = ceiling;
        IGrouping<string, LabelledCall>[] groups =
            [.. calls.GroupBy(call => TaskKeys.Of(call, grouping), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)];
        Tasks = [.. groups.Select(group => group.Key)];
        callsOf = [.. groups.Select(group => group.ToArray())];
        placeOf = Tasks.Select((task, place) => (task, place)).ToDictionary(pair => pair.task, pair => pair.place, StringComparer.Ordinal);
        Weights = [.. callsOf.Select(group => (double)group.Length / calls.Count)];
        CeilingRate = calls.Count(call => call.Rungs[ceiling].IsRight) / (double)calls.Count;
        int models = calls[0].Rungs.Length;
        Uplift = Uplifts(models);
        Cost = [.. Enumerable.Range(0, models).Select(Costs)];
    }

    public int Ceiling { get; }

    public string[] Tasks { get; }

    /// <summary>Each task's share of the calls.</summary>
    public double[] Weights { get; }

    /// <summary>The ceiling's share of right answers in all.</summary>
    public double CeilingRate { get; }

    /// <summary>By model, then task.</summary>
    public PooledMean[][] Uplift { get; }

    /// <summary>By model, then task: the mean cost of a call; <see langword="null"/> for a model with a cost that is not known.</summary>
    public double[]?[] Cost { get; }

    public int Models => Uplift.Length;

    public int CallsIn(int task) => callsOf[task].Length;

    public int RightIn(int task, int model) => callsOf[task].Count(call => call.Rungs[model].IsRight);

    /// <summary>The place of a task; below 0 when it was not seen.</summary>
    public int PlaceOf(string task) => placeOf.GetValueOrDefault(task, -1);

    /// <summary>A model's share of right answers by task, drawn together.</summary>
    public PooledMean[] RightRates(int model)
    {
        double all = callsOf.Sum(calls => calls.Count(call => call.Rungs[model].IsRight)) / (double)callsOf.Sum(calls => calls.Length);
        double[] rates = [.. callsOf.Select((calls, task) => RightIn(task, model) / (double)calls.Length)];
        double[] variances = [.. callsOf.Select((calls, task) => Smoothed(rates[task], all, calls.Length) / calls.Length)];
        return [.. PartialPooling.Of(rates, variances, PartialPooling.BetweenGroups(rates, variances)).Groups];
    }

    private static double Smoothed(double own, double all, int calls)
    {
        double rate = Math.Clamp(((own * calls) + (all * UsualCalls)) / (calls + UsualCalls), LeastDisagreement, 1 - LeastDisagreement);
        return rate * (1 - rate);
    }

    private PooledMean[][] Uplifts(int models)
    {
        (double[] Means, double[] Variances, double Between)[] seen = [.. Enumerable.Range(0, models).Select(model =>
        {
            (double[] means, double[] variances) = Differences(model);
            return (means, variances, PartialPooling.BetweenGroups(means, variances));
        })];

        // A few tasks say little of how far one model's tasks differ; what all models say together steadies it.
        double usual = models < 2 ? 0 : seen.Where((_, model) => model != Ceiling).Average(one => one.Between);
        return [.. seen.Select((one, model) => model == Ceiling
            ? [.. one.Means.Select(_ => default(PooledMean))]
            : PartialPooling.Of(one.Means, one.Variances, (one.Between + usual) / 2).Groups.ToArray())];
    }

    private (double[] Means, double[] Variances) Differences(int model)
    {
        double usual = Math.Max(LeastDisagreement, callsOf.Sum(calls => calls.Count(call => Differs(call, model))) / (double)callsOf.Sum(calls => calls.Length));
        double[] means = new double[callsOf.Length];
        double[] variances = new double[callsOf.Length];
        for (int task = 0; task < callsOf.Length; task++)
        {
            int calls = callsOf[task].Length;
            means[task] = (RightIn(task, model) - RightIn(task, Ceiling)) / (double)calls;
            double disagreement = (callsOf[task].Count(call => Differs(call, model)) + (UsualCalls * usual)) / (calls + UsualCalls);
            variances[task] = Math.Max(disagreement - (means[task] * means[task]), LeastDisagreement * disagreement) / calls;
        }

        return (means, variances);
    }

    private bool Differs(LabelledCall call, int model) => call.Rungs[model].IsRight != call.Rungs[Ceiling].IsRight;

    private double[]? Costs(int model)
    {
        if (callsOf.Any(calls => calls.Any(call => call.Rungs[model].CostUsd is null)))
        {
            return null;
        }

        double[][] costs = [.. callsOf.Select(calls => calls.Select(call => (double)call.Rungs[model].CostUsd!.Value).ToArray())];
        double[] means = [.. costs.Select(of => of.Average())];
        double within = costs.Select((of, task) => of.Sum(cost => (cost - means[task]) * (cost - means[task]))).Sum() / costs.Sum(of => of.Length);

        // In units of the mean, so that the least variance between tasks is as small beside a dollar as beside a millionth.
        double unit = means.Average();
        if (unit <= 0 || within <= 0)
        {
            return means;
        }

        double[] relative = [.. means.Select(mean => mean / unit)];
        double[] variances = [.. costs.Select(of => within / (unit * unit) / of.Length)];
        return [.. PartialPooling.Of(relative, variances, PartialPooling.BetweenGroups(relative, variances)).Groups.Select(group => group.Value * unit)];
    }
}
