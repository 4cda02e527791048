using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Files;
using Suffice.Policy;
using Suffice.Providers;

namespace Suffice.Routing;

/// <summary>Tells before a rung is tried whether the call can go there at all.</summary>
/// <remarks>What the catalogue does not know is never a reason to refuse.</remarks>
internal static class FitCheck
{
    /// <summary>Why the call cannot go to a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="provider">Who serves it.</param>
    /// <param name="task">The task, for its residency.</param>
    /// <param name="needs">What the call needs.</param>
    /// <returns>The reason, or <see langword="null"/> when it fits.</returns>
    public static string? WhyUnfit(Model model, ProviderDefinition provider, TaskPolicy task, CallNeeds needs)
    {
        if ((WhyOfAnotherKind(model, provider, task, needs) ?? WhyTooLong(model, needs)) is { } reason)
        {
            return reason;
        }

        ModelCapabilities lacking = model.Capabilities is { } has ? needs.Capabilities & ~has : ModelCapabilities.None;
        if (lacking != ModelCapabilities.None)
        {
            return $"lacks {string.Join(", ", EnumWord.OfFlags(lacking))}";
        }

        string? residency = model.Residency ?? provider.Residency;
        if (!task.MayStayAt(residency))
        {
            return $"residency {residency ?? "unstated"} is not among {string.Join(", ", task.Residency)}";
        }

        return null;
    }

    private static string? WhyOfAnotherKind(Model model, ProviderDefinition provider, TaskPolicy task, CallNeeds needs) => needs.Kind switch
    {
        CallKind.Embeddings when !provider.Takes(CallKind.Embeddings) =>
            $"its provider {provider.Name} speaks {provider.Protocol}, which has no embeddings",
        CallKind.Embeddings when !task.Gate.IsDefaultOrEmpty => "the gate of its task judges text, and vectors have none",
        CallKind.Chat when model.Capabilities == ModelCapabilities.Embeddings => "makes embeddings and gives no answers",
        _ => null,
    };

    private static string? WhyTooLong(Model model, CallNeeds needs)
    {
        if (model.ContextWindow is { } window && needs.PromptTokens + needs.MinimumOutput > window)
        {
            return $"context window {window} is smaller than about {needs.PromptTokens + needs.MinimumOutput} tokens";
        }

        return null;
    }
}

/// <summary>What a call needs of a model.</summary>
/// <param name="PromptTokens">The estimated prompt length.</param>
/// <param name="MinimumOutput">Tokens that must be left for an answer.</param>
/// <param name="Capabilities">What it must be able to do.</param>
internal readonly record struct CallNeeds(long PromptTokens, int MinimumOutput, ModelCapabilities Capabilities)
{
    /// <summary>What it asks for.</summary>
    public CallKind Kind { get; init; }

    // Enough for any structured answer; a caller that asks for more tokens than are left gets what the window leaves.
    private const int LeastAnswer = 64;

    /// <summary>Reads the needs of a call.</summary>
    /// <param name="request">The call.</param>
    /// <param name="promptTokens">Its estimated prompt length.</param>
    /// <returns>The needs.</returns>
    public static CallNeeds Of(ChatRequest request, long promptTokens)
    {
        if (request.Kind == CallKind.Embeddings)
        {
            // A window holds for each text, not for all together; and the length of a text must never decide whose vectors are made.
            return new CallNeeds(0, 0, ModelCapabilities.Embeddings) { Kind = request.Kind };
        }

        ModelCapabilities capabilities = ModelCapabilities.None;
        if (!request.Tools.IsDefaultOrEmpty)
        {
            capabilities |= ModelCapabilities.Tools;
        }

        if (HasImage(request))
        {
            capabilities |= ModelCapabilities.Vision;
        }

        return new CallNeeds(promptTokens, Math.Min(request.MaxOutputTokens ?? LeastAnswer, LeastAnswer), capabilities) { Kind = request.Kind };
    }

    private static bool HasImage(ChatRequest request)
    {
        foreach (ChatMessage message in request.Messages)
        {
            foreach (ContentPart part in message.Parts)
            {
                if (part is ImagePart || (part is ToolResultPart result && result.Parts.Any(p => p is ImagePart)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
