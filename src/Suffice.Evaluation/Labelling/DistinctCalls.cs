using Suffice.Chat;
using Suffice.Learning.Labels;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Labelling;

/// <summary>Gathers calls with their labels, each different call once: the latest label holds.</summary>
internal sealed class DistinctCalls
{
    private readonly Dictionary<CallKey, LabelExample> calls = [];

    /// <summary>The calls.</summary>
    public IReadOnlyList<LabelExample> Examples => [.. calls.Values];

    /// <summary>How many were the same call again.</summary>
    public int Copies { get; private set; }

    /// <summary>Adds one.</summary>
    /// <param name="request">The call.</param>
    /// <param name="label">Its label.</param>
    public void Add(ChatRequest request, string label)
    {
        CallKey key = CallKey.Of(request);
        Copies += calls.ContainsKey(key) ? 1 : 0;
        calls[key] = new LabelExample(request, label, key.ToString());
    }
}
