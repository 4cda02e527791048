namespace Suffice.Audit.Bench.Measures;

/// <summary>How often what is true was judged to be what.</summary>
internal sealed class Confusion
{
    private readonly Dictionary<(string True, string Judged), double> counts = [];

    public double Total => counts.Values.Sum();

    public double Accuracy => Sum(pair => pair.True == pair.Judged) / Total;

    /// <summary>What is true of any call, in the order of the alphabet.</summary>
    public string[] Truths => [.. counts.Keys.Select(pair => pair.True).Distinct().Order(StringComparer.Ordinal)];

    public string[] Judgements => [.. counts.Keys.Select(pair => pair.Judged).Distinct().Order(StringComparer.Ordinal)];

    public double this[string truth, string judged] => counts.GetValueOrDefault((truth, judged));

    /// <summary>The mean of F1 over what is true of any call; calls judged as something else count against it as misses.</summary>
    public double MacroF1 => Truths.Average(F1);

    /// <summary>Cohen's kappa: agreement beyond chance (Educational and Psychological Measurement 20, 1960).</summary>
    public double Kappa
    {
        get
        {
            double chance = Truths.Sum(label => Sum(pair => pair.True == label) * Sum(pair => pair.Judged == label)) / (Total * Total);
            return chance >= 1 ? 1 : (Accuracy - chance) / (1 - chance);
        }
    }

    public void Add(string truth, string judged, double weight = 1) => counts[(truth, judged)] = this[truth, judged] + weight;

    public double Recall(string label) => this[label, label] / Sum(pair => pair.True == label);

    public double F1(string label)
    {
        double hits = this[label, label];
        double all = Sum(pair => pair.True == label) + Sum(pair => pair.Judged == label);
        return all == 0 ? 0 : 2 * hits / all;
    }

    private double Sum(Func<(string True, string Judged), bool> wanted) => counts.Where(entry => wanted(entry.Key)).Sum(entry => entry.Value);
}
