using System.Collections.Immutable;

namespace Suffice.Chat;

/// <summary>One item of OpenAI's Responses, beside what the parts say: a message, a function call, a piece of reasoning.</summary>
/// <remarks>Parts of the same message share the same object. It means nothing in another protocol and is no loss there.</remarks>
public sealed class ResponsesItem
{
    /// <summary>Its id, where it has one.</summary>
    public string? Id { get; init; }

    /// <summary>True when a message's content came as a bare string.</summary>
    public bool IsPlainString { get; init; }

    /// <summary>Its fields that the parts do not hold (status, summary, phase), as they came.</summary>
    public ExtraFields Extra { get; init; } = ExtraFields.None;

    /// <summary>Parts without their items' ids: OpenAI looks an item up by its id, and then misses the reasoning that went before it.</summary>
    /// <param name="parts">The parts; those of one item keep sharing one.</param>
    /// <returns>The parts.</returns>
    internal static ImmutableArray<ContentPart> WithoutIds(IEnumerable<ContentPart> parts)
    {
        Dictionary<ResponsesItem, ResponsesItem> bare = new(ReferenceEqualityComparer.Instance);

        return [.. parts.Select(WithoutId)];

        ContentPart WithoutId(ContentPart part)
        {
            if (part.Item is not { Id: not null } item)
            {
                return part;
            }

            if (!bare.TryGetValue(item, out ResponsesItem? known))
            {
                bare[item] = known = new ResponsesItem { IsPlainString = item.IsPlainString, Extra = item.Extra };
            }

            return part with { Item = known };
        }
    }
}
