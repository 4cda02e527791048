namespace Suffice.Learning.Ladders;

/// <summary>What a head learns: whether something holds, of those rows for which the question arises.</summary>
/// <param name="Rows">The rows, rising.</param>
/// <param name="Holds">Whether it holds for each of them.</param>
internal sealed record HeadTarget(int[] Rows, bool[] Holds)
{
    /// <summary>How many cases of the rarer outcome stand for none of the signals mattering: the head is drawn towards its mean by as much.</summary>
    /// <value>0.</value>
    public double PriorCases { get; init; }

    /// <summary>The targets of one rung: whether it is right, and whether the last one is where it is right and where it is wrong.</summary>
    /// <param name="right">Whether each row's answer is right.</param>
    /// <param name="last">Whether each row's last answer is; <see langword="null"/> at the last rung.</param>
    /// <param name="lastPriorCases">The <see cref="PriorCases"/> of the last rung's targets.</param>
    public static HeadTarget[] Of(bool[] right, bool[]? last, double lastPriorCases)
    {
        HeadTarget first = new([.. Enumerable.Range(0, right.Length)], right);
        return last is null ? [first] : [first, .. new[] { Where(right, true, last), Where(right, false, last) }.Select(one => one with { PriorCases = lastPriorCases })];
    }

    /// <summary>The part of it that lies among some rows.</summary>
    /// <param name="isKept">For each row, whether it is among them.</param>
    public HeadTarget Among(Func<int, bool> isKept)
    {
        int[] kept = [.. Enumerable.Range(0, Rows.Length).Where(i => isKept(Rows[i]))];
        return this with { Rows = [.. kept.Select(i => Rows[i])], Holds = [.. kept.Select(i => Holds[i])] };
    }

    private static HeadTarget Where(bool[] right, bool value, bool[] last)
    {
        int[] rows = [.. Enumerable.Range(0, right.Length).Where(i => right[i] == value)];
        return new HeadTarget(rows, [.. rows.Select(i => last[i])]);
    }
}
