using Suffice.Chat;
using Suffice.Learning.Ladders;
using Suffice.Learning.Text;

namespace Suffice.Learning.Tasks;

/// <summary>Tells calls like those of a task from others by how likely their words are among the task's.</summary>
/// <remarks>
/// A classifier alone cannot: what it never saw weighs nothing, and the likeliest of some tasks is always one of them.
/// </remarks>
/// <param name="Words">How likely words are.</param>
/// <param name="Least">The least mean log-likelihood of a call's words.</param>
internal sealed record TaskLikeness(WordLikelihood Words, double Least)
{
    // About this share of a task's own calls is turned away.
    private const double TurnedAway = 0.01;

    private static readonly TextHasher Hasher = new((int)Math.Log2(LookReader.LikenessBuckets));

    /// <summary>Reads a call.</summary>
    public static HashedText Read(ChatRequest text) => HashedText.Of(text.ConversationText(), Hasher);

    /// <summary>Fits it to a task's calls.</summary>
    /// <param name="texts">The calls.</param>
    /// <param name="folds">The fold of each: how likely a call's words are is asked of the other folds.</param>
    public static TaskLikeness Fit(HashedText[] texts, int[] folds)
    {
        double[] likely = new double[texts.Length];
        foreach (int fold in folds.Distinct())
        {
            WordLikelihood others = WordLikelihood.Of([.. texts.Where((_, i) => folds[i] != fold)]);
            for (int i = 0; i < texts.Length; i++)
            {
                if (folds[i] == fold)
                {
                    likely[i] = others.Of(texts[i]);
                }
            }
        }

        return new TaskLikeness(WordLikelihood.Of(texts), LeastOf(likely));
    }

    /// <summary>True when a call is like the task's.</summary>
    public bool IsLike(HashedText text) => text.Buckets.Length > 0 && Words.Of(text) >= Least;

    // The lowest few of the held-out values, and some room: the fewer calls, the more.
    private static double LeastOf(double[] likely)
    {
        double[] sorted = [.. likely.Order()];
        double low = sorted[(int)(TurnedAway * sorted.Length)];

        return low - ((sorted[sorted.Length / 2] - low) / Math.Sqrt(sorted.Length));
    }
}
