namespace Suffice.Confidence;

/// <summary>What holds while a calibration is not valid (expired, or the models, the checks or the prompt have changed).</summary>
public enum InvalidRule
{
    /// <summary>The call goes to the last rung: nothing uncalibrated lets an answer pass.</summary>
    Escalate,

    /// <summary>The checks of the gate alone decide.</summary>
    Structural,
}
