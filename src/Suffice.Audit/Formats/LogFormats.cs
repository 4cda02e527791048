using System.Collections.Immutable;
using Suffice.Audit.Formats.Anthropic;
using Suffice.Audit.Formats.LiteLlm;
using Suffice.Audit.Formats.OpenAI;

namespace Suffice.Audit.Formats;

/// <summary>Every format that is known.</summary>
public static class LogFormats
{
    /// <summary>The formats, in the order in which they are named to people.</summary>
    public static ImmutableArray<ILogFormat> All { get; } =
    [
        .. new ILogFormat[]
        {
            new OpenAIFormat(),
            new OpenAIResponsesFormat(),
            new AnthropicFormat(),
            new LiteLlmFormat(),
            new LiteLlmPayloadFormat(),
        }.Select(format => new GuardedFormat(format)),
    ];
}
