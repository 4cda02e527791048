using Suffice.Ledger;
using Suffice.Policy;

namespace Suffice.Evaluation.Past;

/// <summary>Calls that two models answered: what shadows tell of how good a logged answer is beside the last rung's.</summary>
internal sealed class Twins
{
    private readonly Dictionary<string, ShadowNote> shadows = new(StringComparer.Ordinal);
    private readonly SufficePolicy now;

    /// <summary>Takes them in.</summary>
    /// <param name="now">The policy in force, which says what the last rung is where no shadow does.</param>
    /// <param name="notes">The shadows.</param>
    public Twins(SufficePolicy now, IEnumerable<ShadowNote> notes)
    {
        this.now = now;
        foreach (ShadowNote note in notes)
        {
            shadows[note.Pair.Request] = note;
        }
    }

    /// <summary>The shadow of a call.</summary>
    /// <param name="request">The call's id.</param>
    /// <returns>The shadow; <see langword="null"/> when its answer was not compared.</returns>
    public ShadowNote? Of(string request) => shadows.GetValueOrDefault(request);

    /// <summary>Whether a model's answer to a call is as good as the last rung's.</summary>
    /// <param name="entry">The call.</param>
    /// <param name="model">The model; <see langword="null"/> for no answer, which is never good.</param>
    /// <returns><see langword="null"/> when nothing tells.</returns>
    public bool? IsGood(RequestEntry entry, string? model)
    {
        ShadowNote? shadow = Of(entry.Id);
        string? reference = shadow?.Pair.Reference ?? LastRung(entry);

        return model is null ? false
            : model == reference ? true
            : shadow is not null && shadow.Pair.Model == model ? OfVerdict(shadow.Verdict)
            : null;
    }

    /// <summary>What a verdict says.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>Whether the lower rung's answer is as good; <see langword="null"/> when it does not say.</returns>
    public static bool? OfVerdict(ShadowVerdict verdict) => verdict switch
    {
        ShadowVerdict.Same or ShadowVerdict.Better => true,
        ShadowVerdict.Different or ShadowVerdict.Worse => false,
        _ => null,
    };

    private string? LastRung(RequestEntry entry) => entry.Task is { } task ? now.FindAny(task)?.Ladder[^1].Name : entry.Model;
}
