using static System.FormattableString;

namespace Suffice.Evidence.Pipelines;

/// <summary>What came of a soak.</summary>
internal sealed record SoakEnd(
    SoakOptions Options, SoakWorld World, SoakCount Count, long Tries, long Left, long Wrong, long Lost, decimal Told, TimeSpan Took)
{
    private long Loud => Options.Runs / 2;

    private long Wanted => ((long)SoakFlow.Calls * Options.Runs) - (Options.Runs - Loud);

    private long Things => (long)SoakFlow.Things * Options.Runs;

    /// <summary>True when nothing was lost, nothing done twice, and the money adds up.</summary>
    public bool IsSound => Lost == 0 && Wrong == 0
        && Count.Completed == Options.Runs && Count.CompletedTwice == 0
        && Count.Served == Wanted && Count.ServedTwice == 0
        && World.Made.Count == Things && Count.Paid == Things
        && Told == Count.CostUsd;

    /// <summary>Prints it.</summary>
    public void Write()
    {
        Console.WriteLine(Invariant($"{Options.Runs:N0} runs in {Tries:N0} tries, {Left:N0} of them left by their caller; {World.Faults.Values.Sum():N0} failures put in; {Took.TotalSeconds:0} s"));
        foreach ((string fault, int count) in World.Faults.OrderBy(fault => fault.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(Invariant($"  {fault}: {count:N0}"));
        }

        Line("runs lost", Lost, 0);
        Line("runs with a wrong output", Wrong, 0);
        Line("runs with a row of their end", Count.Completed, Options.Runs);
        Line("runs with two", Count.CompletedTwice, 0);
        Line("answers and things served", Count.Served, Wanted);
        Line("steps served twice", Count.ServedTwice, 0);
        Line("things made by the service", World.Made.Count, Things);
        Line("things paid in the ledger", Count.Paid, Things);
        Console.WriteLine(Invariant($"cost told by the runs {Told} USD, by the ledger {Count.CostUsd} USD ({Count.Unpriced:N0} rows of unknown cost): {(Told == Count.CostUsd ? "the same" : "NOT THE SAME")}"));
        Console.WriteLine(IsSound ? "nothing lost, nothing done twice" : "NOT SOUND");
    }

    private static void Line(string what, long counted, long wanted) =>
        Console.WriteLine(Invariant($"{what}: {counted:N0}{(counted == wanted ? string.Empty : $", WANTED {wanted:N0}")}"));
}
