namespace Suffice.Fuzz.Engine;

/// <summary>Makes the input of a find shorter while it still finds the same.</summary>
/// <param name="trial">Tries inputs.</param>
internal sealed class Shrinker(Trial trial)
{
    private const int MostTrials = 1_500;

    /// <summary>Shortens an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="signature">What it must still find.</param>
    public byte[] Shrink(byte[] input, string signature)
    {
        byte[] least = input;
        int trials = 0;
        for (int piece = Math.Max(1, input.Length / 2); piece > 0; piece /= 2)
        {
            for (int at = 0; at < least.Length && trials < MostTrials; trials++)
            {
                byte[] shorter = [.. least.AsSpan(0, at), .. least.AsSpan(Math.Min(least.Length, at + piece))];
                if (trial.Run(shorter).Find?.Signature == signature)
                {
                    least = shorter;
                }
                else
                {
                    at += piece;
                }
            }
        }

        return least;
    }
}
