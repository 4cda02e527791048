using Suffice.Chat;

namespace Suffice.Confidence;

/// <summary>Estimates whether answers are right. Fitted for one task and one ladder; says when a call is not of the kind it was fitted on.</summary>
/// <remarks>Safe for use by many calls at once. It asks no model and reads no file: microseconds a call.</remarks>
public interface IAnswerEstimator
{
    /// <summary>Estimates before any model was asked.</summary>
    /// <param name="request">The call.</param>
    /// <param name="rung">The rung that would answer, from 0.</param>
    /// <returns>The estimate; <see langword="null"/> when the call is unlike the calls it was fitted on, or no estimate before the answer was fitted.</returns>
    AnswerEstimate? Before(ChatRequest request, int rung);

    /// <summary>Estimates from the answer.</summary>
    /// <param name="signals">The call, its answer and what was found.</param>
    /// <returns>The estimate; <see langword="null"/> when the call or answer is unlike those it was fitted on, or no estimate after the answer was fitted.</returns>
    AnswerEstimate? After(AnswerSignals signals);
}
