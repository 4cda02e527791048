namespace Suffice.Fuzz.Engine;

/// <summary>What came of one input.</summary>
/// <param name="Outcome">What the parser made of it; <see langword="null"/> when it broke.</param>
/// <param name="Find">What it broke.</param>
internal readonly record struct TrialResult(string? Outcome, Find? Find);

/// <summary>Tries single inputs on a target and measures what they cost.</summary>
/// <param name="target">The target.</param>
/// <param name="current">Where the input is noted before it is tried.</param>
/// <param name="watch">Is told of every input.</param>
internal sealed class Trial(IFuzzTarget target, CurrentInput? current = null, Watch? watch = null)
{
    private const int Repeats = 4;

    /// <summary>Tries an input.</summary>
    /// <param name="input">The input; the target gets a copy of its own, so that a parser that keeps or changes it does no harm.</param>
    public TrialResult Run(byte[] input)
    {
        current?.Begin(input);
        watch?.Next();
        TrialResult result = Measure(input, out Cost cost);
        if (result.Find is null && TooMuch(cost, input.Length) is { } excess)
        {
            // The first run pays for compiling and for tables, any run for the collector.
            for (int repeat = 0; repeat < Repeats && excess is not null; repeat++)
            {
                watch?.Next();
                Measure(input, out Cost again);
                cost = new Cost(Math.Min(cost.Bytes, again.Bytes), cost.Time < again.Time ? cost.Time : again.Time);
                excess = TooMuch(cost, input.Length);
            }

            result = excess is null ? result : new TrialResult(null, excess);
        }

        current?.End();
        return result;
    }

    private TrialResult Measure(byte[] input, out Cost cost)
    {
        byte[] copy = [.. input];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan began = ThreadTime.Now();
        try
        {
            return new TrialResult(target.Try(copy), null);
        }
        catch (Exception thrown)
        {
            return new TrialResult(null, Find.Of(thrown));
        }
        finally
        {
            cost = new Cost(GC.GetAllocatedBytesForCurrentThread() - allocated, ThreadTime.Now() - began);
        }
    }

    private Find? TooMuch(Cost cost, int length)
    {
        InputLimits limits = target.Limits;
        long mostBytes = limits.Bytes + (limits.BytesPerByte * length);
        TimeSpan mostTime = limits.Time + (limits.TimePerByte * length);
        return cost.Bytes > mostBytes ? Find.Costly("too much memory", $"{cost.Bytes} bytes allocated for {length}, at most {mostBytes} expected")
            : cost.Time > mostTime ? Find.Costly("too slow", $"{cost.Time.TotalMilliseconds:0} ms for {length} bytes, at most {mostTime.TotalMilliseconds:0} expected")
            : null;
    }

    private readonly record struct Cost(long Bytes, TimeSpan Time);
}
