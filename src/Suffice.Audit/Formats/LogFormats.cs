using System.Collections.Immutable;
using Suffice.Audit.Formats.Anthropic;
using Suffice.Audit.Formats.Clouds;
using Suffice.Audit.Formats.Gateways;
using Suffice.Audit.Formats.LiteLlm;
using Suffice.Audit.Formats.Mapping;
using Suffice.Audit.Formats.OpenAI;
using Suffice.Audit.Formats.OpenTelemetry;
using Suffice.Audit.Formats.Tracing;

namespace Suffice.Audit.Formats;

/// <summary>Every format that is known.</summary>
public static class LogFormats
{
    /// <summary>Their names on the command line, such as <c>litellm</c>.</summary>
    public static IEnumerable<string> Names => All.Select(format => format.Name);

    /// <summary>The formats, in the order in which they are named to people.</summary>
    internal static ImmutableArray<ILogFormat> All { get; } =
    [
        .. new ILogFormat[]
        {
            new OpenAIFormat(),
            new OpenAIResponsesFormat(),
            new OpenAIBatchFormat(),
            new FineTuningFormat(),
            new AnthropicFormat(),
            new AnthropicBatchFormat(),
            new LiteLlmFormat(),
            new LiteLlmPayloadFormat(),
            new LangfuseFormat(),
            new OtelFormat(),
            new HeliconeFormat(),
            new PortkeyFormat(),
            new AzureApimFormat(),
            new BedrockFormat(),
            new VertexFormat(),
            new LangSmithFormat(),
            new WeaveFormat(),
            MappedFormat.Plain,
        }.Select(format => new UnicodeGuard(format)),
    ];
}
