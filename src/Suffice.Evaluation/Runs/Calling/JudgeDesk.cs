using Suffice.Chat;
using Suffice.Evaluation.Judges;

namespace Suffice.Evaluation.Runs.Calling;

/// <summary>Asks the judges of a run.</summary>
/// <param name="options">Says who they are.</param>
/// <param name="asker">Asks them.</param>
/// <param name="repeat">Which time the judged item was asked.</param>
internal sealed class JudgeDesk(EvalOptions options, ModelAsker asker, int repeat) : IJudgeAsker
{
    public async ValueTask<JudgeReply> AskAsync(string? model, ChatRequest request, Func<ChatAnswer, bool> isUsable, CancellationToken cancellationToken)
    {
        EvalModel? judge = model is null ? options.Judge : options.OtherJudges.FirstOrDefault(known => known.Name == model) ?? (options.Judge?.Name == model ? options.Judge : null);
        if (judge is null)
        {
            return model is null ? JudgeReply.Nobody : new JudgeReply(null, $"the policy has no model '{model}' to judge by", null);
        }

        CallResult result = await asker.AskAsync(judge, request, repeat, isUsable, cancellationToken).ConfigureAwait(false);
        return new JudgeReply(result.Answer, result.Failure?.Message, result.CostUsd);
    }
}
