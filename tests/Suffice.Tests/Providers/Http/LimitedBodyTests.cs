using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Chat.Wires;
using Suffice.Providers;
using Suffice.Providers.Failures;
using Suffice.Providers.Http;

namespace Suffice.Tests.Providers.Http;

public sealed class LimitedBodyTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 10)]
    [InlineData(11, 11)]
    [InlineData(50_000, 11)]
    public async Task ReadAsync_LongBody_StopsOneByteBeyondTheLimit(int length, int expected)
    {
        using MemoryStream body = new(new byte[length]);

        ReadOnlyMemory<byte> read = await LimitedBody.ReadAsync(body, stated: null, 10, CancellationToken.None);

        read.Length.ShouldBe(expected);
    }

    [Fact]
    public void Read_AnswerBeyondTheLimit_IsAnInvalidResponse()
    {
        ProviderDefinition provider = new() { Name = "here", Protocol = "openai" };
        AnswerBody reader = new(ChatWires.OpenAI, new FailureReader(provider, NullLogger.Instance));

        CallFailure? failure = reader.Read(new byte[LimitedBody.MaxAnswerBytes + 1]).Failure;

        failure.ShouldBe(new CallFailure(FailureKind.InvalidResponse, "here: the answer is longer than 64 MiB") { Status = 200 });
    }
}
