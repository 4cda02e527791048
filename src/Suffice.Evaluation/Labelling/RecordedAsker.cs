using Suffice.Chat;
using Suffice.Checks;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Labelling;

/// <summary>Answers a check that asks another model from what the item's recording holds, and adds up what that cost.</summary>
/// <param name="item">The item.</param>
/// <param name="price">Prices an output of a model; <see langword="null"/> where its price is not known.</param>
internal sealed class RecordedAsker(RecordedItem item, Func<string, RecordedOutput, decimal?> price) : IModelAsker
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>What the models asked cost in USD; <see langword="null"/> when a price is not known.</summary>
    public decimal? CostUsd { get; private set; } = 0;

    /// <inheritdoc/>
    public ValueTask<ChatAnswer?> AskAsync(string model, ChatRequest request, string check, CancellationToken cancellationToken)
    {
        if (!item.Outputs.TryGetValue(model, out RecordedOutput? output) || output.Answer is null)
        {
            return ValueTask.FromResult<ChatAnswer?>(null);
        }

        CostUsd += asked.Add(model) ? price(model, output) : 0;

        return ValueTask.FromResult<ChatAnswer?>(output.Answer);
    }
}
